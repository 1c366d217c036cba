package dev.muster.local.contract;

/** What every ledger of jobs keeps to. */
interface JobsContract
        extends AcceptanceContract,
                SuccessionContract,
                HeaderContract,
                SearchedContract,
                BatchContract,
                ProgressContract,
                OpenContract,
                TallyContract {}
