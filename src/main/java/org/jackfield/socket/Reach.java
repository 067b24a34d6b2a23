package org.jackfield.socket;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Guarded access to what a container's classes do not offer: an answer, or empty if it is not there. */
final class Reach {

    private Reach() {}

    /** The value of a field of an object, its class or a superclass. */
    static Optional<Object> field(Object owner, String name) {
        return declared(owner.getClass(), name).flatMap(field -> {
            try {
                return Optional.ofNullable(field.get(owner));
            } catch (IllegalAccessException e) {
                return Optional.empty();
            }
        });
    }

    /** Sets a field; false if that is not possible. */
    static boolean setField(Object owner, String name, Object value) {
        return declared(owner.getClass(), name).isPresent() && set(owner, name, value);
    }

    private static boolean set(Object owner, String name, Object value) {
        try {
            declared(owner.getClass(), name).orElseThrow().set(owner, value);
            return true;
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What a public method without parameters returns. */
    static Optional<Object> call(Object owner, String method) {
        try {
            return Optional.ofNullable(owner.getClass().getMethod(method).invoke(owner));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Field> declared(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            return field.trySetAccessible() ? Optional.of(field) : Optional.empty();
        } catch (NoSuchFieldException e) {
            Class<?> parent = type.getSuperclass();
            return parent == null ? Optional.empty() : declared(parent, name);
        }
    }
}
