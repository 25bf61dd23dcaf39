package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.dispatch.RawRequest;
import dev.mortise.protocol.Octets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of a request together, up to the bound, and says what is wrong with one that
/// cannot be. After that it drops whatever follows: the connection will be closed.
final class RequestAssembler extends SimpleChannelInboundHandler<HttpObject> {
  private static final Problem MALFORMED =
      Problem.of(400, "malformed", "That is not an HTTP request");
  private static final Problem OTHER_VERSION =
      Problem.of(505, "other-version", "This server speaks HTTP/1.1");
  private static final Problem LONG_LINE =
      Problem.of(414, "long-line", "The request line is too long");
  private static final Problem LARGE_HEADERS =
      Problem.of(431, "large-headers", "The header fields are too large");
  private static final Problem LARGE_CONTENT =
      Problem.of(413, "large-content", "The content is too large");

  private final int bodyBytes;
  private @Nullable HttpRequest head;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private boolean broken;

  RequestAssembler(HttpPolicy policy) {
    this.bodyBytes = policy.bodyBytes();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) throws Exception {
    if (broken) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      refuse(ctx, fault(part.decoderResult()));
      return;
    }
    if (part instanceof HttpRequest request) {
      begin(ctx, request);
    }
    if (part instanceof HttpContent content && !broken) {
      add(ctx, content);
    }
  }

  private static Problem fault(DecoderResult result) {
    return switch (result.cause()) {
      case TooLongHttpLineException _ -> LONG_LINE;
      case TooLongHttpHeaderException _ -> LARGE_HEADERS;
      case null, default -> MALFORMED;
    };
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    head = request;
    body.reset();
    if (request.protocolVersion().majorVersion() != 1) {
      refuse(ctx, OTHER_VERSION);
    } else if (HttpUtil.getContentLength(request, 0L) > bodyBytes) {
      refuse(ctx, LARGE_CONTENT);
    } else if (HttpUtil.is100ContinueExpected(request)) {
      var _ =
          ctx.writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private void add(ChannelHandlerContext ctx, HttpContent content) throws Exception {
    ByteBuf bytes = content.content();
    if (body.size() + bytes.readableBytes() > bodyBytes) {
      refuse(ctx, LARGE_CONTENT);
      return;
    }
    bytes.readBytes(body, bytes.readableBytes());
    if (content instanceof LastHttpContent && head != null) {
      HttpRequest request = head;
      head = null;
      ctx.fireChannelRead(whole(request, ConnectionLimit.peer(ctx.channel())));
    }
  }

  private Incoming whole(HttpRequest request, InetAddress peer) {
    String target = request.uri();
    int question = target.indexOf('?');
    RawRequest raw =
        new RawRequest(
            request.method().name(),
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            headers(request),
            Octets.adopt(body.toByteArray()),
            peer);
    return new Incoming.Whole(raw, request.protocolVersion(), HttpUtil.isKeepAlive(request));
  }

  private static Map<String, String> headers(HttpRequest request) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            field ->
                headers.merge(
                    field.getKey().toLowerCase(Locale.ROOT),
                    field.getValue(),
                    (first, next) -> first + "," + next));
    return headers;
  }

  private void refuse(ChannelHandlerContext ctx, Problem problem) {
    broken = true;
    head = null;
    ctx.fireChannelRead(new Incoming.Broken(problem));
  }
}
