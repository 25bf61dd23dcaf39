package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Json;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/// Writes replies as HTTP/1.1 wants them. This server has no pages, so it forbids browsers to treat
/// anything as one, and lets no other origin read it (SEC-25).
final class Replies {

  private static final Map<String, String> SAFETY =
      Map.of(
          "cache-control", "no-store",
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
          "cross-origin-resource-policy", "same-origin",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff");

  private Replies() {}

  /// Writes a reply that is complete.
  ///
  /// @param silent whether only its head goes, as for HEAD
  /// @param keepAlive whether the connection goes on
  static ChannelFuture write(
      ChannelHandlerContext context, Reply reply, boolean silent, boolean keepAlive) {
    return switch (reply) {
      case Reply.Value(var value) ->
          write(context, 200, "application/json", Json.write(value), Map.of(), silent, keepAlive);
      case Reply.Content(var mediaType, var bytes) ->
          write(context, 200, mediaType, bytes.copy(), Map.of(), silent, keepAlive);
      case Reply.Refused(var problem) ->
          write(
              context,
              problem.status(),
              Problem.MEDIA_TYPE,
              Json.write(problem.document()),
              problem.headers(),
              silent,
              keepAlive);
      case Reply.Events _ -> throw new IllegalArgumentException("events are never complete");
    };
  }

  private static ChannelFuture write(
      ChannelHandlerContext context,
      int status,
      String mediaType,
      byte[] body,
      Map<String, String> fields,
      boolean silent,
      boolean keepAlive) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(status),
            silent ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    head(response, mediaType);
    fields.forEach((name, value) -> response.headers().set(name, value));
    HttpUtil.setContentLength(response, body.length);
    HttpUtil.setKeepAlive(response, keepAlive);
    return context.writeAndFlush(response);
  }

  /// Writes a problem after which the connection cannot go on.
  static ChannelFuture last(ChannelHandlerContext context, Problem problem) {
    return write(context, Reply.refused(problem), false, false);
  }

  /// The head of a stream of events, which ends with the connection.
  static HttpResponse streamHead() {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head(response, "text/event-stream");
    HttpUtil.setTransferEncodingChunked(response, true);
    HttpUtil.setKeepAlive(response, false);
    return response;
  }

  private static void head(HttpResponse response, String mediaType) {
    SAFETY.forEach((name, value) -> response.headers().set(name, value));
    response.headers().set("content-type", mediaType);
  }
}
