package org.jackfield.testing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Arquillian's Payara Micro with more patience: it is not started before the one of the class before has left its port, which that connector
 * does not wait for, and is started once more when the connector has read what the server printed before all of it was there.
 */
public final class PatientPayara implements DeployableContainer<ContainerConfiguration> {

    private static final String CONNECTOR =
            "fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer";
    private static final System.Logger LOG = System.getLogger(PatientPayara.class.getName());

    private final DeployableContainer<ContainerConfiguration> payara = connector();

    /** Takes the place of the connector, where there is one. */
    public static final class Extension implements LoadableExtension {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public void register(ExtensionBuilder builder) {
            try {
                Class<? extends DeployableContainer> type =
                        Class.forName(CONNECTOR).asSubclass(DeployableContainer.class);
                builder.override(DeployableContainer.class, type, PatientPayara.class);
            } catch (ClassNotFoundException anotherServer) {
                return;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static DeployableContainer<ContainerConfiguration> connector() {
        try {
            return Class.forName(CONNECTOR)
                    .asSubclass(DeployableContainer.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Class<ContainerConfiguration> getConfigurationClass() {
        return payara.getConfigurationClass();
    }

    @Override
    public void setup(ContainerConfiguration configuration) {
        payara.setup(configuration);
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return payara.getDefaultProtocol();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        awaitPort();
        try {
            return payara.deploy(archive);
        } catch (DeploymentException failure) {
            LOG.log(System.Logger.Level.WARNING, "Payara is started once more", failure);
            payara.undeploy(archive);
            awaitPort();
            return payara.deploy(archive);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        payara.undeploy(archive);
    }

    private static void awaitPort() {
        int port = Integer.getInteger("payara.port", 0);
        Await.until("port " + port + " is free", () -> isFree(port));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
