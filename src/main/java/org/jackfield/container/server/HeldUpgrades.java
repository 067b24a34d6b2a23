package org.jackfield.container.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.Locale;

/**
 * Has the container's own upgrade see requests that were held and come again: both servers map theirs to first comers alone.
 */
@WebListener
public class HeldUpgrades implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getFilterRegistrations().values().stream()
                .filter(filter -> filter.getClassName().toLowerCase(Locale.ROOT).matches(".*(tyrus|websocket).*filter"))
                .forEach(filter -> filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ASYNC), true, "/*"));
    }
}
