package org.jackfield;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/**
 * The last moment at which all sockets are open: listeners are told of the end in the reverse of their order, and one that is
 * added here comes after that of WildFly's WebSockets, which closes them with 1001. The {@link Deployment} leaves in the
 * servlet context what is to be done then.
 */
public final class Departure implements ServletContainerInitializer {

    /** The attribute of the servlet context with that task. */
    static final String TASK = Departure.class.getName();

    private record Listener() implements ServletContextListener {

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            if (event.getServletContext().getAttribute(TASK) instanceof Runnable task) {
                task.run();
            }
        }
    }

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        context.addListener(new Listener());
    }
}
