package dev.mortise.bench.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/// Carries each request to a far end and back, reading nothing of it.
///
/// The path says how: `/?to=N&down=BYTES&up=BYTES&back=BYTES` sends `down` bytes to the far end N,
/// which answers `up` bytes, after which the client gets `back` bytes.
final class BareExchange extends SimpleChannelInboundHandler<FullHttpRequest> {

  private final List<FarEnd> farEnds;

  BareExchange(List<FarEnd> farEnds) {
    this.farEnds = farEnds;
  }

  /// The path of one exchange.
  static String path(int to, int down, int up, int back) {
    return "/?to=%d&down=%d&up=%d&back=%d".formatted(to, down, up, back);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    Map<String, List<String>> asked = new QueryStringDecoder(request.uri()).parameters();
    int back = number(asked, "back");
    farEnds
        .get(number(asked, "to"))
        .ask(number(asked, "down"), number(asked, "up"))
        .whenCompleteAsync(
            (_, failure) ->
                answer(
                    ctx,
                    failure == null ? HttpResponseStatus.OK : HttpResponseStatus.BAD_GATEWAY,
                    back),
            ctx.executor());
  }

  private static int number(Map<String, List<String>> asked, String name) {
    return Integer.parseInt(asked.getOrDefault(name, List.of("0")).getFirst());
  }

  private static void answer(ChannelHandlerContext ctx, HttpResponseStatus status, int bytes) {
    ByteBuf body = ctx.alloc().buffer(bytes).writeZero(bytes);
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes);
    ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
