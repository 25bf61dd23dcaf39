package dev.mortise.sim.panel.wire;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.ProblemKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of a call together, once its head was judged: nothing of the content is kept, or
/// asked for, of a call that is turned away.
///
/// It gets one piece at a time, and none of the next call before this one is answered.
final class CallReader extends SimpleChannelInboundHandler<HttpObject> {

  private static final Problem MALFORMED = Problem.of(ProblemKind.MALFORMED);
  private static final Problem TOO_LONG = Problem.of(ProblemKind.LARGE_CONTENT);
  private static final Problem EXPECTATION = Problem.of(ProblemKind.OTHER_EXPECTATION);

  private final Switchboard switchboard;
  private final SlowCallers slowCallers;
  private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private @Nullable Head head;
  private boolean turnedAway;

  CallReader(Switchboard switchboard, SlowCallers slowCallers) {
    this.switchboard = switchboard;
    this.slowCallers = slowCallers;
  }

  /// @param call without its content
  /// @param most as long as its content may be, in bytes
  private record Head(Call call, Judged judged, int most, boolean keepAlive) {}

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject piece) throws Exception {
    if (turnedAway) {
      return;
    }
    if (piece.decoderResult().isFailure()) {
      turnAway(context, MALFORMED);
      return;
    }
    if (piece instanceof HttpRequest request) {
      begin(context, request);
    }
    if (piece instanceof HttpContent content && head != null) {
      add(context, head, content);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    body = new ByteArrayOutputStream(0);
    Call call;
    try {
      call = call(request);
    } catch (IllegalArgumentException e) {
      turnAway(context, MALFORMED);
      return;
    }
    Judged judged = switchboard.judge(call);
    boolean bare =
        HttpUtil.getContentLength(request, 0L) == 0 && !HttpUtil.isTransferEncodingChunked(request);
    switch (judged) {
      case Judged.TurnedAway(Problem problem) when !bare -> turnAway(context, problem);
      case Judged.TurnedAway _ -> head = new Head(call, judged, 0, HttpUtil.isKeepAlive(request));
      case Judged.Admitted(var route) -> {
        head = new Head(call, judged, route.contentMax(), HttpUtil.isKeepAlive(request));
        admit(context, request, route.contentMax());
      }
    }
  }

  private void admit(ChannelHandlerContext context, HttpRequest request, int most) {
    if (HttpUtil.getContentLength(request, 0L) > most) {
      turnAway(context, TOO_LONG);
    } else if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
      // What HTTP/1.0 expects is not heard (RFC 9110 section 10.1.1).
      return;
    } else if (HttpUtil.is100ContinueExpected(request)) {
      var _ =
          context.writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    } else if (request.headers().contains("expect")) {
      turnAway(context, EXPECTATION);
    }
  }

  private void add(ChannelHandlerContext context, Head begun, HttpContent content)
      throws IOException {
    ByteBuf bytes = content.content();
    if (body.size() + bytes.readableBytes() > begun.most()) {
      turnAway(context, TOO_LONG);
      return;
    }
    bytes.readBytes(body, bytes.readableBytes());
    if (content instanceof LastHttpContent) {
      head = null;
      Call whole = begun.call().with(Octets.adopt(body.toByteArray()));
      body = new ByteArrayOutputStream(0);
      context.fireChannelRead(new JudgedCall(whole, begun.judged(), begun.keepAlive()));
    }
  }

  /// Answers at once and ends this side of the connection; what still comes is dropped.
  private void turnAway(ChannelHandlerContext context, Problem problem) {
    turnedAway = true;
    head = null;
    body = new ByteArrayOutputStream(0);
    slowCallers.leaving();
    Replies.last(context, problem)
        .addListener(
            (ChannelFutureListener)
                written -> {
                  if (written.isSuccess() && written.channel() instanceof DuplexChannel both) {
                    var _ = both.shutdownOutput();
                  } else {
                    var _ = written.channel().close();
                  }
                });
  }

  private static Call call(HttpRequest request) {
    QueryStringDecoder target = new QueryStringDecoder(request.uri());
    Map<String, List<String>> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            field ->
                headers
                    .computeIfAbsent(
                        field.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(field.getValue()));
    return new Call(
        request.method().name(), target.path(), target.parameters(), headers, Octets.empty());
  }
}
