package dev.muster.bench.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** The samples of one figure: at least one. They are summed up as their median, minimum and maximum. */
public record SampleSet(List<Double> samples) {

    public SampleSet {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one sample");
        }
        samples = samples.stream().sorted().toList();
    }

    /** Returns the set of these samples. */
    public static SampleSet of(double... samples) {
        return new SampleSet(DoubleStream.of(samples).boxed().toList());
    }

    /** Returns the median: the middle sample, or the mean of the two in the middle. */
    public double median() {
        return (samples.get((samples.size() - 1) / 2) + samples.get(samples.size() / 2)) / 2;
    }

    public double min() {
        return samples.getFirst();
    }

    public double max() {
        return samples.getLast();
    }

    /**
     * Returns the sample that this share of the samples does not exceed.
     *
     * @param share from 0 to 1
     */
    public double percentile(double share) {
        return samples.get(Math.min(samples.size() - 1, (int) (share * samples.size())));
    }
}
