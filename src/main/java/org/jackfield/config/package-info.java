/**
 * The configuration, value by value, and credentials that do not print. The lowest room: it knows no other.
 *
 * <p>Operations: read a value with its preset and its check ({@link org.jackfield.config.Settings}), refuse one that makes no
 * sense ({@link org.jackfield.config.InvalidSetting}), keep a credential ({@link org.jackfield.config.Secret}).
 *
 * <p>Out of scope: which settings there are; each package has a record of its own, made of a {@code Config} and checked in its
 * constructor.
 */
@NullMarked
package org.jackfield.config;

import org.jspecify.annotations.NullMarked;
