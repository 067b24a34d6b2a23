#!/usr/bin/env bash
# Streams of server-sent events through SseEventSink, on Payara (Jersey) and WildFly (RESTEasy).
#
# One would guess: the same resource writes the same stream; data come out as they went in.
# What happens:    an event whose data are empty has no data line on Payara, so that browsers never dispatch it; on WildFly it
#                  has. Data with an empty line in them keep it on Payara and lose it on WildFly. A stream closed before its
#                  first event is 200 on Payara, after which an EventSource comes back; 204 on WildFly, after which it does not.
# What follows:    data are never empty and hold no line breaks: JSON on one line. That a stream is over is said by an event of
#                  its own, not by status or an empty event.
# Where:           the connection that writes messages as events.
#
# Output (lines joined by "|", empty ones at the ends left out):
#   payara: empty: event: over
#   payara: lines: data: one|data: |data: two
#   payara: closed at once: 200
#   wildfly: empty: event: over|data:
#   wildfly: lines: data: one|data: two
#   wildfly: closed at once: 204
. "$(dirname "$0")/lib.sh"

war Streams <<'JAVA'
package finding;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

@ApplicationPath("/")
public class Streams extends Application {
  @Path("streams")
  @Produces("text/event-stream")
  public static class Resource {
    @GET
    @Path("empty")
    public void empty(@Context SseEventSink sink, @Context Sse sse) {
      sink.send(sse.newEventBuilder().name("over").data("").build());
      sink.close();
    }

    @GET
    @Path("lines")
    public void lines(@Context SseEventSink sink, @Context Sse sse) {
      sink.send(sse.newEventBuilder().data("one\n\ntwo").build());
      sink.close();
    }

    @GET
    @Path("closed")
    public void closed(@Context SseEventSink sink) {
      sink.close();
    }
  }
}
JAVA

stream() { curl -s "http://127.0.0.1:$port/streams/$1" | sed '/^$/d' | paste -sd '|'; }

# try SERVER EMPTY LINES CLOSED
try() {
  expect "$1: empty" "$2" "$(stream empty)"
  expect "$1: lines" "$3" "$(stream lines)"
  expect "$1: closed at once" "$4" "$(curl -s -o "$work/answer" -w '%{http_code}' "http://127.0.0.1:$port/streams/closed")"
  stop_server
}

start_payara Streams
wait_for "$log" 'Payara Micro .* ready'
try payara 'event: over' 'data: one|data: |data: two' 200
start_wildfly Streams
wait_for "$log" 'WFLYSRV002[56]'
try wildfly 'event: over|data: ' 'data: one|data: two' 204
