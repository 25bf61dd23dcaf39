package dev.mortise.sim.link.near.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the WebSocket of a browser (RFC 6455 section 4.2): `GET /near`, version 13, no
/// subprotocol, no extension. Anything else gets an HTTP error and is closed.
///
/// Origin is not looked at: as with any radio, whoever is in range may call, and the Noise
/// handshake decides who is who. A page elsewhere gains no key by it.
final class WebSocketUpgrade extends SimpleChannelInboundHandler<HttpObject> {

  static final String PATH = "/near";

  private static final String VERSION = "13";
  private static final int REQUEST_LINE_SIZE_MAX = 256;
  private static final int HEADERS_SIZE_MAX = 8_192;

  private final int messageSizeMax;
  private @Nullable HttpRequest request;

  private WebSocketUpgrade(int messageSizeMax) {
    this.messageSizeMax = messageSizeMax;
  }

  static void addAfter(ChannelHandlerContext context, int messageSizeMax) {
    ChannelPipeline pipeline = context.pipeline();
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(REQUEST_LINE_SIZE_MAX)
            .setMaxHeaderSize(HEADERS_SIZE_MAX);
    pipeline.addAfter(context.name(), null, new WebSocketUpgrade(messageSizeMax));
    pipeline.addAfter(context.name(), null, new HttpServerCodec(limits));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest head) {
      Optional<HttpResponseStatus> fault = faultOf(head);
      fault.ifPresentOrElse(status -> refuse(context, status), () -> request = head);
    }
    if (part instanceof LastHttpContent && request != null) {
      upgrade(context, request);
    }
  }

  private void upgrade(ChannelHandlerContext context, HttpRequest head) {
    WebSocketDecoderConfig frames =
        WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(messageSizeMax)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();
    FullHttpRequest whole =
        new DefaultFullHttpRequest(
            head.protocolVersion(),
            head.method(),
            head.uri(),
            Unpooled.EMPTY_BUFFER,
            head.headers(),
            EmptyHttpHeaders.INSTANCE);
    try {
      new WebSocketServerHandshaker13(PATH, null, frames)
          .handshake(context.channel(), whole)
          .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    } catch (WebSocketServerHandshakeException _) {
      refuse(context, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    ChannelPipeline pipeline = context.pipeline();
    pipeline.addAfter(context.name(), null, new WebSocketFraming());
    pipeline.replace(this, null, new WebSocketFrameAggregator(messageSizeMax));
  }

  private static Optional<HttpResponseStatus> faultOf(HttpRequest head) {
    HttpHeaders headers = head.headers();
    if (head.decoderResult().isFailure()
        || !HttpVersion.HTTP_1_1.equals(head.protocolVersion())
        || headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        || headers.contains(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
      return Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    if (!PATH.equals(head.uri())) {
      return Optional.of(HttpResponseStatus.NOT_FOUND);
    }
    if (!headers.contains(HttpHeaderNames.UPGRADE)
        || !VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
      return Optional.of(HttpResponseStatus.UPGRADE_REQUIRED);
    }
    return Optional.empty();
  }

  private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, 0)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
      response
          .headers()
          .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
          .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
    }
    context
        .writeAndFlush(response)
        .addListener((ChannelFutureListener) sent -> LinkEnd.MALFORMED.end(sent.channel()));
  }
}
