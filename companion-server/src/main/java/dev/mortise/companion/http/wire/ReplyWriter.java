package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.dispatch.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;

/// Writes replies as HTTP/1.1 wants them.
final class ReplyWriter {
  private static final String HSTS = "max-age=31536000";

  private ReplyWriter() {}

  /// Writes a complete reply.
  ///
  /// @param keepAlive whether the connection goes on afterwards; the reply says so
  static ChannelFuture write(
      ChannelHandlerContext ctx,
      Reply.Complete reply,
      String method,
      HttpVersion version,
      boolean keepAlive) {
    boolean silent = method.equals("HEAD");
    ByteBuf body = silent ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body().asBuffer());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
    head(ctx, reply, response);
    if (reply.status() != 204 && reply.status() != 304) {
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().size());
    }
    if (!keepAlive) {
      response.headers().set(HttpHeaderNames.CONNECTION, "close");
    } else if (version.equals(HttpVersion.HTTP_1_0)) {
      response.headers().set(HttpHeaderNames.CONNECTION, "keep-alive");
    }
    return ctx.writeAndFlush(response);
  }

  /// The head of a reply whose content follows in pieces and ends with the connection.
  static HttpResponse head(ChannelHandlerContext ctx, Reply.Streaming reply, HttpVersion version) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
    head(ctx, reply, response);
    response.headers().set(HttpHeaderNames.CONNECTION, "close");
    HttpUtil.setTransferEncodingChunked(response, version.equals(HttpVersion.HTTP_1_1));
    return response;
  }

  private static void head(ChannelHandlerContext ctx, Reply reply, HttpResponse response) {
    reply.headers().forEach((name, value) -> response.headers().set(name, value));
    if (ctx.pipeline().get(SslHandler.class) != null) {
      response.headers().set("strict-transport-security", HSTS);
    }
  }
}
