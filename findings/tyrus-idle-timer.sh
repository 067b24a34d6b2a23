#!/usr/bin/env bash
# A session of Tyrus without an idle timeout (0, which means: none) sends and receives messages.
#
# One would guess: without an idle timeout there is no timer.
# What happens:    each message, in either direction, cancels a task on Tyrus' scheduler and schedules another one, due after
#                  0 ms; when it runs, it sees that there is nothing to do. One task, one lock and one wake-up a message.
# What follows:    on a busy node that scheduler is among the dearest parts of a message, and setMaxIdleTimeout(0) does not end
#                  it. Whoever watches the clock by himself gives the session a scheduler that forgets what it is asked.
# Where:           what lies beneath sessions of the container.
#
# Output:
#   idle timeout: 0
#   5 messages sent: 5 tasks scheduled, due after 0 ms
#   5 messages received: 5 tasks scheduled, due after 0 ms
. "$(dirname "$0")/lib.sh"

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
java_source Timer <<'JAVA'
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Timer {
  public static void main(String[] arguments) throws Exception {
    List<Long> delays = new CopyOnWriteArrayList<>();
    CountDownLatch received = new CountDownLatch(5);
    Raw server = new Raw(Raw::upgrade);
    Session session = ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
      @Override
      public void onOpen(Session session, EndpointConfig config) {
        session.addMessageHandler(String.class, message -> received.countDown());
      }
    }, ClientEndpointConfig.Builder.create().build(), URI.create("ws://127.0.0.1:" + server.port + "/"));
    server.asked();
    Field service = session.getClass().getDeclaredField("service");
    service.setAccessible(true);
    service.set(session, new ScheduledThreadPoolExecutor(1) {
      @Override
      public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        delays.add(unit.toMillis(delay));
        return super.schedule(task, delay, unit);
      }
    });
    System.out.println("idle timeout: " + session.getMaxIdleTimeout());
    for (int i = 0; i < 5; i++) {
      session.getBasicRemote().sendText("hello");
    }
    System.out.println("5 messages sent: " + tasks(delays));
    for (int i = 0; i < 5; i++) {
      server.send(0x81, 2, 'h', 'i');
    }
    received.await(5, TimeUnit.SECONDS);
    Thread.sleep(200);
    System.out.println("5 messages received: " + tasks(delays));
    System.exit(0);
  }

  private static String tasks(List<Long> delays) {
    String found = delays.size() + " tasks scheduled, due after " + delays.stream().distinct().toList().get(0) + " ms";
    delays.clear();
    return found;
  }
}
JAVA

expect_output run_java Timer <<'EXPECTED'
idle timeout: 0
5 messages sent: 5 tasks scheduled, due after 0 ms
5 messages received: 5 tasks scheduled, due after 0 ms
EXPECTED
