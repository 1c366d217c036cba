package dev.muster.aws.stores;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks a contract test that runs on every backend. It is skipped where the chosen backend is not available. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("everywhere")
@ExtendWith(EveryBackend.Condition.class)
public @interface EveryBackend {

    /** Checks the backend once and prints the reason once. */
    final class Condition implements ExecutionCondition {
        private static final Optional<String> MISSING = TestBackend.missing();

        static {
            MISSING.ifPresent(reason -> System.out.println("The store contracts are skipped: " + reason + "."));
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return MISSING.map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the backend is available"));
        }
    }
}
