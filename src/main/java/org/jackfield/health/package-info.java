/**
 * Whether the deployment can do its work.
 *
 * <p>Liveness says that the process answers, and which build it is ({@link org.jackfield.health.Build}); readiness says what
 * is missing before a session can succeed, and that none is taken while the node is emptied. The inventory lists the endpoints
 * as they declare themselves ({@link org.jackfield.health.EndpointsResource}).
 *
 * <p>Deliberate: readiness dials nobody.
 *
 * <p>Out of scope: the way to a model, step by step ({@code diagnosis}); figures over time ({@code operations}); the draining
 * itself ({@code node}); what an endpoint is ({@code access}).
 */
@NullMarked
package org.jackfield.health;

import org.jspecify.annotations.NullMarked;
