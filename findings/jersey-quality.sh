#!/usr/bin/env bash
# Two methods take any POST: one says what it produces, with a low quality of the server's own (qs), the other says nothing.
#
# One would guess: a client that accepts text/event-stream and nothing else reaches the method that produces it; qs only
#                  decides where the client leaves a choice.
# What happens:    Jersey gives that client's audio/wav to the method that says nothing, whose quality is 1, and answers with
#                  what the client did not ask for. Once that method says */* with a lower qs, it is the other way round.
# What follows:    where one method has a qs, its neighbours need one too.
# Where:           the address that takes a recording for events, and tells everybody else how it is used.
#
# Output:
#   one says nothing: usage
#   both have a qs: events
. "$(dirname "$0")/lib.sh"

class_path_of org.glassfish.jersey.containers:jersey-container-jdk-http:3.1.11 \
  org.glassfish.jersey.inject:jersey-hk2:3.1.11
java_source Jersey <<'JAVA'
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class Jersey {
  @Path("silent")
  public static class Silent {
    @POST public String usage() { return "usage"; }
    @POST @Produces("text/event-stream;qs=0.1") public String events() { return "events"; }
  }

  @Path("both")
  public static class Both {
    @POST @Produces("*/*;qs=0.01") public String usage() { return "usage"; }
    @POST @Produces("text/event-stream;qs=0.1") public String events() { return "events"; }
  }

  public static void main(String[] arguments) throws Exception {
    var server = JdkHttpServerFactory.createHttpServer(
        URI.create("http://127.0.0.1:0/"), new ResourceConfig(Silent.class, Both.class));
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    for (String path : new String[] {"/silent", "/both"}) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
          .header("Accept", "text/event-stream")
          .header("Content-Type", "audio/wav")
          .POST(HttpRequest.BodyPublishers.ofString("RIFF"))
          .build();
      String said = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      System.out.println((path.equals("/both") ? "both have a qs: " : "one says nothing: ") + said);
    }
    server.stop(0);
  }
}
JAVA
expect_output run_java Jersey <<'EXPECTED'
one says nothing: usage
both have a qs: events
EXPECTED
