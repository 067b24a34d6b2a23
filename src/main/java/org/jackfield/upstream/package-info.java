/**
 * How to reach a model.
 *
 * <p>A {@link org.jackfield.upstream.Provider} says what there is: its models, their parameters, their own address. A
 * {@link org.jackfield.upstream.Gateway} says where to go: straight to the provider, through Cloudflare's AI gateway, to the
 * sandbox. A {@link org.jackfield.upstream.Dialer} opens the connection, and a
 * {@link org.jackfield.upstream.GuardedDialer} spares an upstream that fails or is slow. A client's query becomes a
 * {@link org.jackfield.upstream.Route}, the route a {@link org.jackfield.upstream.Target}, the target a
 * {@link org.jackfield.wire.Connection}, and a failure on the way an {@link org.jackfield.problem.End}.
 *
 * <p>Operations: {@link org.jackfield.upstream.Upstreams} resolves queries, names missing settings and gives targets;
 * {@link org.jackfield.upstream.UpstreamSettings} and {@link org.jackfield.upstream.TrustStore} say how to dial.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Settings with secrets are read for each dial, so that a rotated token serves the next session.
 *   <li>A route holds every parameter that is sent, presets included; nothing is left to what the upstream presumes.
 *   <li>Redirects are never followed; a client chooses names from a list, never a host.
 * </ul>
 *
 * <p>Out of scope: who may connect ({@code access}), what travels ({@code relay}), the container's client ({@code socket}).
 */
@NullMarked
package org.jackfield.upstream;

import org.jspecify.annotations.NullMarked;
