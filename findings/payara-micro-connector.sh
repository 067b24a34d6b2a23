#!/usr/bin/env bash
# Arquillian's connector for Payara Micro ends a server whose application takes fifteen seconds to end, and another is started on
# the same port.
#
# One would guess: when undeploy() returns the server is gone, as with the connectors of WildFly, or the next start waits.
# What happens:    it sends the signal and returns at once; the server listens on for as long as the application takes. The next
#                  one cannot bind, ends, and its deploy() waits until the time for a start has passed (180 s unless set). It
#                  does not tell of the port: «No applications were found deployed to Payara Micro.»
# What follows:    whoever has one port for several classes of tests waits until it is free; what fails is looked up in the log
#                  of the server, not in the exception.
# Where:           the container that the integration tests put in the connector's place.
#
# Output:
#   after undeploy the server listens: yes
#   the next deploy: No applications were found deployed to Payara Micro.
#   its reason: Address already in use
. "$(dirname "$0")/lib.sh"

war Slow <<'JAVA'
package finding;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

@WebListener
public class Slow implements ServletContextListener {
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      Thread.sleep(15_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
JAVA

class_path_of fish.payara.arquillian:arquillian-payara-micro-managed:3.1 \
  org.jboss.arquillian.container:arquillian-container-impl-base:1.9.5.Final \
  org.jboss.shrinkwrap:shrinkwrap-impl-base:1.2.6
maven copy -Dartifact="fish.payara.extras:payara-micro:$payara" -DoutputDirectory="$work"

java_source Connector <<'JAVA'
import fish.payara.arquillian.container.payara.managed.PayaraMicroContainerConfiguration;
import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.File;
import java.net.InetAddress;
import java.net.Socket;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

public class Connector {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[2]);
    PayaraMicroContainerConfiguration configuration = new PayaraMicroContainerConfiguration();
    configuration.setMicroJar(args[1]);
    configuration.setClusterEnabled(false);
    configuration.setRandomHttpPort(false);
    configuration.setAutoBindHttp(false);
    configuration.setStartupTimeoutInSeconds(60);
    configuration.setExtraMicroOptions("--port " + port + " --nohazelcast --prebootcommandfile " + args[3]);
    configuration.validate();
    WebArchive war = ShrinkWrap.createFromZipFile(WebArchive.class, new File(args[0]));
    PayaraMicroDeployableContainer container = new PayaraMicroDeployableContainer();
    container.setup(configuration);
    container.deploy(war);
    container.undeploy(war);
    try (Socket still = new Socket(InetAddress.getLoopbackAddress(), port)) {
      System.out.println("after undeploy the server listens: yes");
    }
    try {
      container.deploy(war);
      System.out.println("the next deploy: done");
    } catch (DeploymentException e) {
      System.out.println("the next deploy: " + e.getMessage());
    }
    container.undeploy(war);
    System.exit(0);
  }
}
JAVA

echo "set $listeners.address=127.0.0.1" > "$work/before-boot"
# The connector mixes what the server prints with its own output.
connector() {
  timeout 200 java -cp "$work/classes:$class_path" Connector \
    "$work/Slow.war" "$work/payara-micro-$payara.jar" "$(free_port)" "$work/before-boot" > "$work/connector.log" 2>&1 ||
    { tail -40 "$work/connector.log"; exit 1; }
  grep -E '^(after undeploy|the next deploy)' "$work/connector.log"
  echo "its reason: $(grep -oE -m1 'Address already in use' "$work/connector.log")"
}

expect_output connector <<'SEEN'
after undeploy the server listens: yes
the next deploy: No applications were found deployed to Payara Micro.
its reason: Address already in use
SEEN
