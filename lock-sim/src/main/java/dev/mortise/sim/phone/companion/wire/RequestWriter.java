package dev.mortise.sim.phone.companion.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Writes requests as HTTP/1.1 wants them.
final class RequestWriter {

  private RequestWriter() {}

  static void write(ChannelHandlerContext ctx, Request request) {
    byte[] content = request.content().getBytes(StandardCharsets.UTF_8);
    FullHttpRequest message =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            target(request.target()),
            Unpooled.wrappedBuffer(content));
    request.headers().forEach((name, value) -> message.headers().set(name, value));
    message.headers().set(HttpHeaderNames.HOST, request.target().getRawAuthority());
    if (content.length > 0) {
      message.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.length);
    }
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  /// Path and query, as they stand in the request's first line.
  private static String target(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }
}
