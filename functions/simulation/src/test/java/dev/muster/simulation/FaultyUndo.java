package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores of people with one planted bug each in the stacks of registers. */
final class FaultyUndo {
    private FaultyUndo() {}

    /** Returns a store in which a restored value belongs to the undo, and not to the job that wrote it. */
    static People restoredValueOfUndo(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Register onSave(Register written, Register stored) {
                return new Register(written.value(), written.by(), written.by(), written.earlier(), written.undone());
            }
        };
    }

    /** Returns a store in which the absence of a value seems to be kept below the oldest one. */
    static People fifthUndoClears(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Register onLoad(Register stored) {
                return stored.earlier().isEmpty()
                        ? new Register(
                                stored.value(),
                                stored.by(),
                                stored.of(),
                                List.of(Register.Earlier.NOTHING),
                                stored.undone())
                        : stored;
            }
        };
    }

    /** Returns a store in which an undo or redo does not count as a later write. */
    static People undoIsNoLaterWrite(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Register onLoad(Register stored) {
                return new Register(stored.value(), stored.of(), stored.of(), stored.earlier(), stored.undone());
            }
        };
    }

    /** Returns a store in which a write keeps the values that were undone before. */
    static People writeKeepsUndone(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Register onSave(Register written, Register stored) {
                return written.by() == written.of()
                        ? new Register(written.value(), written.by(), written.of(), written.earlier(), stored.undone())
                        : written;
            }
        };
    }

    /** Returns a store that does not show the register that is written together with the city. */
    static People unnamedRegisterHidden(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Map<Path, Register> onLoad(Map<Path, Register> stored) {
                Map<Path, Register> shown = new HashMap<>(stored);
                shown.remove(DerivingPeople.CITY_CODE);
                return shown;
            }
        };
    }

    /** Returns a store that does not show that a person is deleted. */
    static People deletionHidden(People delegate) {
        return new AlteredRegisters(delegate) {
            @Override
            Map<Path, Register> onLoad(Map<Path, Register> stored) {
                Map<Path, Register> shown = new HashMap<>(stored);
                shown.remove(Path.EXISTS);
                return shown;
            }
        };
    }

    /** A store that alters registers that it loads or saves. A register that was not written stays as it is stored. */
    static class AlteredRegisters extends ForwardingPeople {
        AlteredRegisters(People delegate) {
            super(delegate);
        }

        Register onLoad(Register stored) {
            return stored;
        }

        Map<Path, Register> onLoad(Map<Path, Register> stored) {
            Map<Path, Register> altered = new HashMap<>(stored);
            altered.replaceAll((_, register) -> onLoad(register));
            return altered;
        }

        Register onSave(Register written, Register stored) {
            return written;
        }

        private Map<String, Person> loaded(Map<String, Person> people) {
            Map<String, Person> altered = new HashMap<>();
            people.forEach((id, person) -> altered.put(id, with(person, onLoad(person.registers()))));
            return altered;
        }

        private static Person with(Person person, Map<Path, Register> registers) {
            return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
        }

        private Person saved(Tenant tenant, Person person) {
            Map<Path, Register> stored = Optional.ofNullable(
                            delegate.loadLatest(tenant, List.of(person.id())).get(person.id()))
                    .map(Person::registers)
                    .orElse(Map.of());
            Map<Path, Register> shown = onLoad(stored);
            Map<Path, Register> next = new HashMap<>(stored);
            person.registers().forEach((path, register) -> {
                if (!register.equals(shown.get(path))) {
                    next.put(path, onSave(register, stored.getOrDefault(path, Register.ABSENT)));
                }
            });
            return with(person, next);
        }

        @Override
        public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
            return loaded(delegate.load(tenant, ids));
        }

        @Override
        public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
            return loaded(delegate.loadLatest(tenant, ids));
        }

        @Override
        public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
            return loaded(delegate.loadRange(tenant, ids, latest));
        }

        @Override
        public Set<String> save(Tenant tenant, Collection<Person> people) {
            return delegate.save(
                    tenant, people.stream().map(person -> saved(tenant, person)).toList());
        }

        @Override
        public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
            return delegate.saveWithUniqueKeys(
                    tenant,
                    people.stream()
                            .map(write ->
                                    new PersonWrite(saved(tenant, write.person()), write.claims(), write.releases()))
                            .toList());
        }
    }
}
