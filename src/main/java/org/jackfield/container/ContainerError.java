package org.jackfield.container;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.container.reflect.Internals;
import org.jackfield.wire.Close;
import org.jspecify.annotations.Nullable;

/** What the containers' exceptions tell, by their types and fixed words; their own types are out of reach. */
public final class ContainerError {

    /** There was no answer, or none that the exception tells of. */
    public static final int NO_STATUS = 0;

    private static final String UNDERTOW_PROTOCOL = "io.undertow.websockets.core.WebSocket";
    private static final String UNDERTOW_NOT_UTF8 = "UT002003:";
    private static final Pattern UNDERTOW_WEBSOCKET = Pattern.compile("^UT002[0-9]{3}:");
    private static final Pattern UNDERTOW_STATUS = Pattern.compile("Invalid response code ([0-9]{3})");

    private static final int MAX_CAUSES = 16;

    private ContainerError() {}

    /** The HTTP status of a refused upgrade. */
    public static int status(Throwable error) {
        return chain(error)
                .mapToInt(ContainerError::ownStatus)
                .filter(status -> status > NO_STATUS)
                .findFirst()
                .orElse(NO_STATUS);
    }

    /** True if there was an answer that is no upgrade, although its status said so. */
    public static boolean isBadUpgrade(Throwable error) {
        return chain(error)
                .anyMatch(cause -> UNDERTOW_WEBSOCKET.matcher(message(cause)).find());
    }

    /** The close that a violation of the protocol comes to; empty if the exception is of another kind. */
    static Optional<Close> violation(Throwable error) {
        return chain(error).flatMap(cause -> close(cause).stream()).findFirst();
    }

    /** What a close without a close frame comes to; Undertow says in its words if it found a text to be no UTF-8. */
    static Close abnormal(String words) {
        return words.startsWith(UNDERTOW_NOT_UTF8) ? new Close(Close.INVALID_PAYLOAD, "") : Close.LOST;
    }

    private static Optional<Close> close(Throwable cause) {
        if (cause instanceof UnsupportedEncodingException) {
            return Optional.of(new Close(Close.INVALID_PAYLOAD, ""));
        }
        boolean protocol = cause.getClass().getName().startsWith(UNDERTOW_PROTOCOL);
        return protocol ? Optional.of(new Close(Close.PROTOCOL_ERROR, "")) : Optional.empty();
    }

    private static int ownStatus(Throwable cause) {
        Optional<Object> tyrus = Internals.call(cause, "getHttpStatusCode");
        if (tyrus.isPresent() && tyrus.get() instanceof Integer status) {
            return status;
        }
        Matcher told = UNDERTOW_STATUS.matcher(message(cause));
        return told.find() ? Integer.parseInt(told.group(1)) : NO_STATUS;
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    private static Stream<Throwable> chain(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable cause = error; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }
}
