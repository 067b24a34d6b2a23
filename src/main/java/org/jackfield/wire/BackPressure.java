package org.jackfield.wire;

/** Whether a {@link SendQueue} is too full: from above its high mark until below its low mark. Changed by the queue alone. */
final class BackPressure {

    private final int highBytes;
    private final int lowBytes;
    private volatile boolean on;

    BackPressure(Bounds bounds) {
        this.highBytes = bounds.highBytes();
        this.lowBytes = bounds.lowBytes();
    }

    boolean isOn() {
        return on;
    }

    /** True if that changed. */
    boolean weigh(int bytes) {
        boolean before = on;
        on = before ? bytes >= lowBytes : bytes > highBytes;
        return before != on;
    }
}
