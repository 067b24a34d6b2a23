package org.jackfield.session;

/** Something that is done with each look of the {@link Sweeper}, about once a second. Each is a bean; it does not wait. */
@FunctionalInterface
public interface Chore {
    void sweep();
}
