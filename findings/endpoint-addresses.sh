#!/usr/bin/env bash
# A server endpoint at /rooms/{name} is opened as /rooms/ann?seat=a%2Bb and asks its session for its address.
#
# One would guess: path parameters are those of the path, request parameters those of the query, the URI is the one asked for.
# What happens:    Payara puts the parameters of the path among those of the query, and those of the query among those of the
#                  path; the URI it gives is decoded in its query, so that the plus in it reads as a space for whoever decodes
#                  it again, while getQueryString is as it came. WildFly does as one would guess.
# What follows:    a check that no unknown parameter is there must not use the parameter map, and nothing is read out of
#                  getRequestURI: getQueryString is parsed, once, by one parser for both servers.
# Where:           the gate before the upgrade, and the query that clients send.
#
# Output:
#   payara: path {name=ann, seat=a+b} parameters {name=[ann], seat=[a+b]} uri ?seat=a+b query seat=a%2Bb
#   wildfly: path {name=ann} parameters {seat=[a+b]} uri ?seat=a%2Bb query seat=a%2Bb
. "$(dirname "$0")/lib.sh"

war Rooms <<'JAVA'
package finding;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.TreeMap;

@ServerEndpoint("/rooms/{name}")
public class Rooms {
  @OnMessage
  public String answer(Session session, String message) {
    String uri = session.getRequestURI().toString();
    return "path " + new TreeMap<>(session.getPathParameters())
        + " parameters " + new TreeMap<>(session.getRequestParameterMap())
        + " uri " + uri.substring(uri.indexOf('?')) + " query " + session.getQueryString();
  }
}
JAVA
java_source Ask <<'JAVA'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

public class Ask {
  public static void main(String[] arguments) throws Exception {
    CompletableFuture<CharSequence> answer = new CompletableFuture<>();
    WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(
        URI.create("ws://127.0.0.1:" + arguments[0] + "/rooms/ann?seat=a%2Bb"),
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text);
            return null;
          }
        }).join();
    socket.sendText("where am I", true).join();
    System.out.println(answer.get(20, TimeUnit.SECONDS));
    socket.abort();
  }
}
JAVA

start_payara Rooms
wait_for "$log" 'Payara Micro .* ready'
expect payara 'path {name=ann, seat=a+b} parameters {name=[ann], seat=[a+b]} uri ?seat=a+b query seat=a%2Bb' \
  "$(run_java Ask "$port")"
stop_server
start_wildfly Rooms
wait_for "$log" 'WFLYSRV002[56]'
expect wildfly 'path {name=ann} parameters {seat=[a+b]} uri ?seat=a%2Bb query seat=a%2Bb' "$(run_java Ask "$port")"
stop_server
