
namespace WriteOffMetrics.Tests;

public sealed class WalkTests(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_is_done_in_whatever_order_every_object_is_what_its_model_is() => Walks.Hold(output.WriteLine);
}
