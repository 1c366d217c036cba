package dev.muster.testing.contract;

/** The contract of {@code Jobs}. */
public interface JobsContract
        extends JobCreationContract,
                KeyedReplaceContract,
                SuccessorContract,
                JobVersionContract,
                JobListContract,
                FilterPlanContract,
                BatchContract,
                SlotProgressContract,
                LargeChangeContract,
                OpenJobsContract,
                TallyContract,
                FilePartContract,
                FileBatchContract {}
