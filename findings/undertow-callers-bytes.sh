#!/usr/bin/env bash
# Undertow's WebSocket client sends a binary message from a buffer of the caller.
#
# One would guess: it reads the buffer; a read-only view is as good, and one buffer may go to several sessions.
# What happens:    it masks the message in the caller's own array, so that the bytes are others afterwards. A read-only view it
#                  cannot mask: the send fails with ClosedChannelException, and the session cannot send any more. Nothing in
#                  either says why.
# What follows:    a message that is kept, repeated or sent twice is copied before it is given to this client; a read-only
#                  buffer never is. Tyrus and the JDK's client leave the bytes alone.
# Where:           the connection over jakarta.websocket sessions that were dialed, where a message is written.
#
# Output:
#   arrived: sixteen bytes...
#   the caller's bytes are the same: false
#   read-only view: java.nio.channels.ClosedChannelException
#   the next message of the session: java.io.IOException
. "$(dirname "$0")/lib.sh"

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
java_source Bytes <<'JAVA'
import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

public class Bytes {
  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(Raw::upgrade);
    Session session = ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
      @Override
      public void onOpen(Session session, EndpointConfig config) {}
    }, ClientEndpointConfig.Builder.create().build(), URI.create("ws://127.0.0.1:" + server.port + "/"));

    byte[] message = "sixteen bytes...".getBytes(US_ASCII);
    session.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
    System.out.println("arrived: " + new String(server.payloads.poll(5, TimeUnit.SECONDS), US_ASCII));
    System.out.println(
        "the caller's bytes are the same: " + Arrays.equals(message, "sixteen bytes...".getBytes(US_ASCII)));
    System.out.println("read-only view: " + failure(session, ByteBuffer.wrap(message).asReadOnlyBuffer()));
    System.out.println("the next message of the session: " + failure(session, ByteBuffer.wrap(message)));
    System.exit(0);
  }

  private static String failure(Session session, ByteBuffer message) {
    try {
      session.getBasicRemote().sendBinary(message);
      return "sent";
    } catch (IOException e) {
      return e.getClass().getName();
    }
  }
}
JAVA

expect_output run_java Bytes <<'EXPECTED'
arrived: sixteen bytes...
the caller's bytes are the same: false
read-only view: java.nio.channels.ClosedChannelException
the next message of the session: java.io.IOException
EXPECTED
