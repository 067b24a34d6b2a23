/**
 * The server under test seen from outside: its addresses, its process, and waiting for what it does in a time of its own.
 */
@NullMarked
package org.jackfield.testing.server;

import org.jspecify.annotations.NullMarked;
