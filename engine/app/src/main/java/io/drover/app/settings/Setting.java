package io.drover.app.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one key: the single source of its default, of the shipped files' comments and of the reference in the docs. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** Marks a key that has no default. */
    String REQUIRED = "\u0000required";

    /** What it is, and what happens when it is larger or smaller. */
    String value();

    /** What it is counted in, e.g. {@code account currency}, {@code ratio}, {@code ISO-8601 duration}. */
    String unit() default "";

    /** Default as it would be written; "" for absent or empty. */
    String standard() default REQUIRED;
}
