#!/usr/bin/env bash
# A server answers the handshake with 429 and Retry-After. What can the three clients tell their application of it?
#
# One would guess: status and headers; HandshakeResponse and afterResponse of jakarta.websocket are there for that.
# What happens:    HandshakeResponse has no status at all. Tyrus calls afterResponse with the headers and has the status in the
#                  cause of its exception. Undertow does not call afterResponse, drops the headers, and has the status in the
#                  words of its exception alone. The JDK's client gives both.
# What follows:    "come back in 7 seconds" of an upstream is known with Tyrus and the JDK's client; with Undertow's the status
#                  is read out of the message, and the wait is our own.
# Where:           the classes that turn a failed dial into a reason.
#
# Output:
#   org.glassfish.tyrus: afterResponse has Retry-After: [7], said: Handshake error. / Response code was not 101: 429.
#   JDK: status 429, Retry-After: 7
#   io.undertow: afterResponse not called, said: Invalid response code 429 / Invalid response code 429
. "$(dirname "$0")/lib.sh"

source=$(cat <<'JAVA'
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

public class Refused {
  private static String response = "not called";

  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(head ->
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n".getBytes());
    URI uri = URI.create("ws://127.0.0.1:" + server.port + "/");
    if (arguments[0].equals("JDK")) {
      try {
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join();
      } catch (CompletionException e) {
        var answer = ((WebSocketHandshakeException) e.getCause()).getResponse();
        System.out.println("JDK: status " + answer.statusCode() + ", Retry-After: "
            + answer.headers().firstValue("Retry-After").orElse("none"));
      }
    } else {
      ClientEndpointConfig.Configurator configurator = new ClientEndpointConfig.Configurator() {
        @Override
        public void afterResponse(HandshakeResponse answer) {
          response = "has Retry-After: " + answer.getHeaders().get("Retry-After");
        }
      };
      try {
        ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
          @Override
          public void onOpen(Session session, EndpointConfig config) {}
        }, ClientEndpointConfig.Builder.create().configurator(configurator).build(), uri);
      } catch (DeploymentException e) {
        System.out.println(arguments[0] + ": afterResponse " + response + ", said: " + e.getMessage() + " / "
            + e.getCause().getMessage());
      }
    }
    System.exit(0);
  }
}
JAVA
)

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
java_source Refused <<< "$source"
expect_output run_java Refused org.glassfish.tyrus <<< \
  "org.glassfish.tyrus: afterResponse has Retry-After: [7], said: Handshake error. / Response code was not 101: 429."
expect_output run_java Refused JDK <<< "JDK: status 429, Retry-After: 7"

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
expect_output run_java Refused io.undertow <<< \
  "io.undertow: afterResponse not called, said: Invalid response code 429 / Invalid response code 429"
