/**
 * What the relay costs on a real server: {@code mvn -Pbench verify}, with {@code -Pbench,wildfly} for the other server.
 *
 * <p>{@link org.jackfield.bench.RelayBench} starts a server with the WAR and drives it through sockets of this machine, one
 * thread as the clients and one as the upstream. The same load runs between those two alone, which is {@code direct} in the
 * table. Nothing is asserted of time, only that every message came back, once and in order.
 *
 * <p>Deliberate: frames are made by hand, with a mask of zeros, so that clients and upstream take little of the machine.
 *
 * <p>Out of scope: TLS, proxies, other people's clients, and whether a machine is fast.
 */
@NullMarked
package org.jackfield.bench;

import org.jspecify.annotations.NullMarked;
