/**
 * Upstreams that a test writes, on raw sockets at this machine's loopback address: how they meet a client, the stretch of
 * network before them, and what a dialer that calls them reports.
 *
 * <p>Out of scope: the messages of one provider, which are in {@link org.jackfield.testing.transcripts}.
 */
@NullMarked
package org.jackfield.testing.upstream;

import org.jspecify.annotations.NullMarked;
