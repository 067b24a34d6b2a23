/**
 * Whether the deployment can do its work.
 *
 * <p>Liveness says that the process answers; readiness says what is missing before a session can succeed.
 *
 * <p>Out of scope: figures over time, the examination of the way out, draining.
 */
@NullMarked
package org.jackfield.health;

import org.jspecify.annotations.NullMarked;
