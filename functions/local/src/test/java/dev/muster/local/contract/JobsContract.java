package dev.muster.local.contract;

/** What every ledger of jobs keeps to. */
interface JobsContract
        extends JobCreationContract,
                SuccessorContract,
                JobVersionContract,
                FilterPlanContract,
                BatchContract,
                SlotProgressContract,
                OpenJobsContract,
                TallyContract {}
