package org.jackfield.node;

import java.util.Map;

/** Where the limits of a node are read. */
@FunctionalInterface
public interface LoadReadings {

    /** What is used of each limit in percent, by its name; what cannot be read is not there. */
    Map<String, Integer> take();

    /** Has memory collected, so that what is taken next is what is really held. It may take as long as that does. */
    default void collect() {}
}
