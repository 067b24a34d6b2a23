/**
 * How to reach a model.
 *
 * <p>A {@link org.jackfield.upstream.Provider} says what there is: its models, their parameters, the words in which each is
 * talked to (a {@link org.jackfield.upstream.SpeechDialect}), their own address. A
 * {@link org.jackfield.upstream.Gateway} says where to go: straight to the provider, through Cloudflare's AI gateway, to the
 * sandbox. A client's query becomes a {@link org.jackfield.upstream.Route}, the route a
 * {@link org.jackfield.upstream.Target}.
 *
 * <p>Operations: {@link org.jackfield.upstream.Upstreams} resolves queries, names missing settings and gives targets;
 * {@link org.jackfield.upstream.UpstreamSettings} say how to dial, {@link org.jackfield.upstream.ModelSettings} which models
 * serve clients that name none.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Settings with secrets are read for each dial, so that a rotated token serves the next session.
 *   <li>A route holds every parameter that is sent, presets included; nothing is left to what the upstream presumes.
 *   <li>A client chooses names from a list, never a host.
 *   <li>The order in which beans are found means nothing: defaults are settings, and no two models share a name.
 *   <li>Who refuses owns the meaning of its refusals: each provider and each gateway has a
 *       {@link org.jackfield.upstream.RefusalTable}, and a target carries both.
 * </ul>
 *
 * <p>Out of scope: who may connect ({@code access}), what travels ({@code relay}), opening connections
 * ({@code upstream.dial}).
 */
@NullMarked
package org.jackfield.upstream;

import org.jspecify.annotations.NullMarked;
