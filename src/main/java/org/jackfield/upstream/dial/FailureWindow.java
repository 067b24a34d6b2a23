package org.jackfield.upstream.dial;

import java.util.ArrayDeque;
import java.util.Deque;

/** Whose failures are among the results that a circuit breaker looks at: one client's requests are to count once alone. */
final class FailureWindow {

    private static final String SUCCESS = "";

    private final int size;
    private final Deque<String> results = new ArrayDeque<>();

    /** @param size how many results are looked at */
    FailureWindow(int size) {
        this.size = size;
    }

    synchronized void succeeded() {
        add(SUCCESS);
    }

    /** False if a failure of this network is among the results already, and then this one is not. */
    synchronized boolean failed(String network) {
        if (results.contains(network)) {
            return false;
        }
        add(network);
        return true;
    }

    synchronized void clear() {
        results.clear();
    }

    private void add(String result) {
        results.add(result);
        if (results.size() > size) {
            results.remove();
        }
    }
}
