package org.jackfield.socket;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

    /** What a method without parameters returns; the method may be of a superclass and need not be public. */
    static Optional<Object> call(Object owner, String method) {
        return method(owner.getClass(), method).flatMap(found -> {
            try {
                return Optional.ofNullable(found.invoke(owner));
            } catch (IllegalAccessException | InvocationTargetException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Method> method(Class<?> type, String name) {
        try {
            Method method = type.getDeclaredMethod(name);
            return method.trySetAccessible() ? Optional.of(method) : Optional.empty();
        } catch (NoSuchMethodException e) {
            Class<?> parent = type.getSuperclass();
            return parent == null ? Optional.empty() : method(parent, name);
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
