/**
 * The offline gateway: what answers when no speech service is asked.
 *
 * <p>Operations: decide on a handshake ({@link org.jackfield.sandbox.SandboxGate}), make the far end of an accepted socket
 * ({@link org.jackfield.sandbox.Sandbox}), lead routes to it ({@link org.jackfield.sandbox.SandboxGateway}). It speaks the
 * wire protocols of Deepgram Flux and Aura-2 as Cloudflare's AI gateway passes them on; a caller dials it over a real socket
 * and cannot tell by the frames.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>A model is a {@link org.jackfield.sandbox.peer.SandboxModel} in a package of its own and one line in the list of
 *       {@link org.jackfield.sandbox.Sandbox}; gate and faults know none by name.
 *   <li>Faults are asked for in the query ({@link org.jackfield.sandbox.Fault}), so that a client can rehearse them.
 *   <li>Everything of one connection runs on its {@link org.jackfield.sandbox.peer.Strand}, so models are plain
 *       single-threaded classes.
 * </ul>
 *
 * <p>Out of scope: the server endpoint that hands sockets over ({@code container}), what becomes of the answers ({@code relay}),
 * arithmetic on samples ({@code audio}).
 */
@NullMarked
package org.jackfield.sandbox;

import org.jspecify.annotations.NullMarked;
