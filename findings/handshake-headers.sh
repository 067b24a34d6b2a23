#!/usr/bin/env bash
# Three WebSocket clients dial without being told any header.
#
# One would guess: they send what RFC 6455 asks of a client that is no browser: no Origin.
# What happens:    Tyrus sends an Origin, made of the address it dials, so that the server takes it for a page of its own.
#                  Undertow sends none; the JDK's client sends none, but names itself and its version, and gives the GET a
#                  Content-Length of 0.
# What follows:    a gateway that lets origins in by a list answers the same deployment with 101 or 403, by the server it runs
#                  on; the origin is taken out before the request. A check of origins at our own door says nothing about
#                  clients that are no browsers.
# Where:           the container's dialer, where headers are written; the rule about origins.
#
# Output:
#   org.glassfish.tyrus: Origin is the server's own: true, User-Agent: none, Content-Length: none
#   JDK: Origin is the server's own: false, User-Agent: Java-http-client, Content-Length: 0
#   io.undertow: Origin is the server's own: false, User-Agent: none, Content-Length: none
. "$(dirname "$0")/lib.sh"

source=$(cat <<'JAVA'
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;

public class Headers {
  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(Raw::upgrade);
    URI uri = URI.create("ws://127.0.0.1:" + server.port + "/");
    if (arguments[0].equals("JDK")) {
      HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join();
    } else {
      ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
        @Override
        public void onOpen(Session session, EndpointConfig config) {}
      }, ClientEndpointConfig.Builder.create().build(), uri);
    }
    String head = server.heads.poll(5, TimeUnit.SECONDS);
    System.out.println(arguments[0]
        + ": Origin is the server's own: " + Raw.header(head, "Origin").equals("http://127.0.0.1:" + server.port)
        + ", User-Agent: " + Raw.header(head, "User-Agent").replaceAll("/.*", "")
        + ", Content-Length: " + Raw.header(head, "Content-Length"));
    System.exit(0);
  }
}
JAVA
)

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
java_source Headers <<< "$source"
expect_output run_java Headers org.glassfish.tyrus <<< \
  "org.glassfish.tyrus: Origin is the server's own: true, User-Agent: none, Content-Length: none"
expect_output run_java Headers JDK <<< \
  "JDK: Origin is the server's own: false, User-Agent: Java-http-client, Content-Length: 0"

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
expect_output run_java Headers io.undertow <<< \
  "io.undertow: Origin is the server's own: false, User-Agent: none, Content-Length: none"
