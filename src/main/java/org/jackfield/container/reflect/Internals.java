package org.jackfield.container.reflect;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Guarded access to what a container's classes do not offer: an answer, or empty if it is not there. */
public final class Internals {

    private Internals() {}

    /** Whether a session or a container is one of Tyrus; the other is Undertow's. */
    public static boolean isTyrus(Object object) {
        return object.getClass().getName().startsWith("org.glassfish.tyrus.");
    }

    /** The container's own request. */
    static ServletRequest unwrapped(ServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        return own;
    }

    /** The value of a field of an object, its class or a superclass. */
    public static Optional<Object> field(Object owner, String name) {
        return declared(owner.getClass(), name).flatMap(field -> {
            try {
                return Optional.ofNullable(field.get(owner));
            } catch (IllegalAccessException e) {
                return Optional.empty();
            }
        });
    }

    /** The value of a static field of a class that was loaded together with {@code neighbour}. */
    public static Optional<Object> staticField(Class<?> neighbour, String type, String name) {
        try {
            Optional<Field> field = declared(beside(neighbour, type), name);
            return field.isPresent() ? Optional.ofNullable(field.get().get(null)) : Optional.empty();
        } catch (ClassNotFoundException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** What a static method without parameters returns; its class was loaded together with {@code neighbour}. */
    public static Optional<Object> callStatic(Class<?> neighbour, String type, String method) {
        try {
            Optional<Method> found = method(beside(neighbour, type), method);
            return found.isPresent() ? Optional.ofNullable(found.get().invoke(null)) : Optional.empty();
        } catch (ClassNotFoundException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    /** A class of this name, of the same loader. */
    static Class<?> beside(Class<?> neighbour, String type) throws ClassNotFoundException {
        return Class.forName(type, true, neighbour.getClassLoader());
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
    public static Optional<Object> call(Object owner, String method) {
        return method(owner.getClass(), method).flatMap(found -> {
            try {
                return Optional.ofNullable(found.invoke(owner));
            } catch (IllegalAccessException | InvocationTargetException e) {
                return Optional.empty();
            }
        });
    }

    /** A method without parameters that answers true or false, for many calls. */
    static Optional<BooleanSupplier> condition(Object owner, String method) {
        return method(owner.getClass(), method)
                .filter(found -> found.getReturnType() == boolean.class)
                .map(found -> () -> {
                    try {
                        return (boolean) found.invoke(owner);
                    } catch (IllegalAccessException | InvocationTargetException e) {
                        return false;
                    }
                });
    }

    /** What a method with parameters of these types returns. */
    static Optional<Object> result(Object owner, String method, List<Class<?>> types, Object... arguments) {
        return method(owner.getClass(), method, types.toArray(Class<?>[]::new)).flatMap(found -> {
            try {
                return Optional.ofNullable(found.invoke(owner, arguments));
            } catch (IllegalAccessException | InvocationTargetException e) {
                return Optional.empty();
            }
        });
    }

    /** Calls a method with parameters of these types; false if that is not possible. */
    public static boolean call(Object owner, String method, List<Class<?>> types, Object... arguments) {
        Optional<Method> found = method(owner.getClass(), method, types.toArray(Class<?>[]::new));
        try {
            if (found.isPresent()) {
                found.get().invoke(owner, arguments);
            }
            return found.isPresent();
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    private static Optional<Method> method(Class<?> type, String name, Class<?>... parameters) {
        try {
            Method method = type.getDeclaredMethod(name, parameters);
            return method.trySetAccessible() ? Optional.of(method) : Optional.empty();
        } catch (NoSuchMethodException e) {
            Class<?> parent = type.getSuperclass();
            return parent == null ? Optional.empty() : method(parent, name, parameters);
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
