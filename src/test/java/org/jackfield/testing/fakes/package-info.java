/**
 * What stands in for the network, the time and the settings in tests of one JVM: connections, dialers, sessions and event
 * streams that remember, time that a test moves, configurations of a few lines, and a whole exchange made of them.
 *
 * <p>Out of scope: real sockets, which are in {@link org.jackfield.testing.sockets}.
 */
@NullMarked
package org.jackfield.testing.fakes;

import org.jspecify.annotations.NullMarked;
