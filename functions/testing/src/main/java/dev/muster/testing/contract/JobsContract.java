package dev.muster.testing.contract;

/** What every ledger of jobs keeps to. */
public interface JobsContract
        extends JobCreationContract,
                SuccessorContract,
                JobVersionContract,
                FilterPlanContract,
                BatchContract,
                SlotProgressContract,
                OpenJobsContract,
                TallyContract {}
