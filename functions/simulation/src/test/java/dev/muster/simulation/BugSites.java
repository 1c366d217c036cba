package dev.muster.simulation;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.RowCount;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.People;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The places where a test can plant a bug. Each method leaves the product unchanged, unless a bug overrides it. */
interface BugSites {
    BugSites NONE = new BugSites() {};

    /** Returns the store of jobs with the bug. */
    default Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
        return reliable;
    }

    /** Returns the store of jobs with the bug, as the flows read it. */
    default Jobs jobsOfFlows(Jobs reliable, People people, VirtualScheduler scheduler) {
        return reliable;
    }

    /** Returns the store of people with the bug. */
    default People people(People reliable, VirtualScheduler scheduler) {
        return reliable;
    }

    /** Returns the store of people with a bug of the flows, in front of the tenant fence's view. */
    default People peopleOfFlows(People reliable) {
        return reliable;
    }

    /** Returns the store of people with the bug, as the admission of a caller reads it. */
    default People peopleOfAdmission(People reliable) {
        return reliable;
    }

    /** Returns the store of jobs with the bug, as reports read it. */
    default Jobs jobsOfReports(Jobs reliable) {
        return reliable;
    }

    /** Returns the rights with which the flow of a request runs. */
    default CallerRights rights(CallerRights admitted, RoleRequest request) {
        return admitted;
    }

    /** Submits the command of an admin. */
    default SubmitResult submit(SimulatedWorld world, RequestContext context, Command command) {
        return new Engine(world.ports.within(context.deadline())).submit().submit(context, command);
    }

    /** Returns the content of a file as it is read. */
    default FileContent sent(FileContent content) {
        return content;
    }

    /** Closes the file of a job. */
    default SubmitResult close(SimulatedWorld world, RequestContext context, String job, RowCount claimed) {
        return new Engine(world.ports.within(context.deadline())).closeFile().close(context, job, claimed);
    }

    /** Returns a bug in the store of jobs. */
    static BugSites inJobs(UnaryOperator<Jobs> bug) {
        return inJobs((reliable, _) -> bug.apply(reliable));
    }

    /** Returns a bug in the store of jobs that depends on the acting actor. */
    static BugSites inJobs(BiFunction<Jobs, VirtualScheduler, Jobs> bug) {
        return new BugSites() {
            @Override
            public Jobs jobs(Jobs reliable, VirtualScheduler scheduler) {
                return bug.apply(reliable, scheduler);
            }
        };
    }

    /** Returns a bug in the store of jobs that only reports see. */
    static BugSites inJobsOfReports(UnaryOperator<Jobs> bug) {
        return new BugSites() {
            @Override
            public Jobs jobsOfReports(Jobs reliable) {
                return bug.apply(reliable);
            }
        };
    }

    /** Returns a bug in the store of jobs that only flows see: it looks at people, too. */
    static BugSites inJobsOfFlows(JobsAndPeople bug) {
        return new BugSites() {
            @Override
            public Jobs jobsOfFlows(Jobs reliable, People people, VirtualScheduler scheduler) {
                return bug.plant(reliable, people, scheduler);
            }
        };
    }

    /** A bug in the store of jobs that looks at people. */
    interface JobsAndPeople {
        Jobs plant(Jobs reliable, People people, VirtualScheduler scheduler);
    }

    /** Returns a bug in the reading of a file. */
    static BugSites inFiles(UnaryOperator<FileContent> bug) {
        return new BugSites() {
            @Override
            public FileContent sent(FileContent content) {
                return bug.apply(content);
            }
        };
    }

    /** Returns a bug in the store of people. */
    static BugSites inPeople(UnaryOperator<People> bug) {
        return inPeople((reliable, _) -> bug.apply(reliable));
    }

    /** Returns a bug in the store of people that depends on the acting actor. */
    static BugSites inPeople(BiFunction<People, VirtualScheduler, People> bug) {
        return new BugSites() {
            @Override
            public People people(People reliable, VirtualScheduler scheduler) {
                return bug.apply(reliable, scheduler);
            }
        };
    }

    /** Returns a bug in the store of people that only flows see. */
    static BugSites inPeopleOfFlows(UnaryOperator<People> bug) {
        return new BugSites() {
            @Override
            public People peopleOfFlows(People reliable) {
                return bug.apply(reliable);
            }
        };
    }

    /** Returns a bug in the store of people that only the admission of a caller sees. */
    static BugSites inAdmission(UnaryOperator<People> bug) {
        return new BugSites() {
            @Override
            public People peopleOfAdmission(People reliable) {
                return bug.apply(reliable);
            }
        };
    }

    /** Returns a bug that gives the flow of a request other rights. */
    static BugSites inRights(BiFunction<CallerRights, RoleRequest, CallerRights> bug) {
        return new BugSites() {
            @Override
            public CallerRights rights(CallerRights admitted, RoleRequest request) {
                return bug.apply(admitted, request);
            }
        };
    }
}
