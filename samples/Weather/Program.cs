using Neuroslyn;
using Weather;

string path = args is [var file] ? file : Path.Combine(AppContext.BaseDirectory, "weather.csv");
try
{
    IReadOnlyList<Observation> observations = Observation.Read(path);
    float[][] inputs = [.. observations.Select(observation => (float[])[observation.Cloud, observation.Wind])];
    float[][] targets = [.. observations.Select(observation => (float[])[observation.Rain])];
    Dataset<float> data = Dataset.FromRows<float>(inputs, targets);

    var network = new WeatherNetwork(seed: 1);
    network.Fit(data, new TrainingOptions { Optimizer = new Adam(learningRate: 0.1), Epochs = 500, BatchSize = data.Count });

    var probability = new float[WeatherNetwork.OutputSize];
    Console.WriteLine("cloud  wind   rain   predicted probability");
    foreach (Observation observation in observations)
    {
        network.Predict([observation.Cloud, observation.Wind], probability);
        Console.WriteLine(FormattableString.Invariant($"{observation.Cloud,-6} {observation.Wind,-6} {observation.Rain,-6} {probability[0]:0.000}"));
    }

    long right = (long)Math.Round(network.Evaluate(data).Accuracy!.Value * data.Count);
    Console.WriteLine(FormattableString.Invariant($"{right} of {data.Count} days right"));
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
