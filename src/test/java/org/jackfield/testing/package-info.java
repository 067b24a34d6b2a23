/** What tests share: fakes, readers, and configurations made of a few lines. */
@NullMarked
package org.jackfield.testing;

import org.jspecify.annotations.NullMarked;
