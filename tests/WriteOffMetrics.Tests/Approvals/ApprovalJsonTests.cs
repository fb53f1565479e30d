using System.Text.Json;
using WriteOffMetrics.Approvals;
using static WriteOffMetrics.Tests.Approvals.Requests;

namespace WriteOffMetrics.Tests.Approvals;

/// <summary>A log is kept as a list of events, and reads back as the requests that it told of.</summary>
public sealed class ApprovalJsonTests
{
    [Fact]
    public void A_log_reads_back_as_the_request_that_it_told_of()
    {
        WriteOffRequest request = Submitted(
            10m, At(1), subject: new WriteOffSubject { Account = "C-1", CreditLimitSetBy = "Dov" }.With("region", "north"),
            evidence: ApprovalEvidence.FromReference("letter", "L-1"))
            .Apply(ApprovalEvent.Approved("R-1", Officer, At(2), Dollars(8m)) with
            {
                RequiredApprovals = 2,
                Limit = Dollars(30m),
                PolicyVersion = At(1),
                RecordedAt = At(3),
                Reason = "agreed",
            })
            .Approved(Manager, At(4), 8m).Apply(ApprovalEvent.Posted("R-1", Clerk, At(5), Dollars(8m)));
        string json = JsonSerializer.Serialize(request.Events);
        Assert.Equal(request, WriteOffRequest.FromLog(JsonSerializer.Deserialize<ApprovalEvent[]>(json)!));
        Assert.Contains(
            """{"request":"R-1","kind":"Approved","actor":{"person":"Ben","role":"Officer"},"at":"2026-06-02T12:00:00Z","recordedAt":""",
            json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"request":"R-1","kind":"Submitted","actor":{"person":"Ben"},"at":"2026-06-02T12:00:00Z"}""", "role")]
    [InlineData("""{"request":"R-1","kind":"Submitted","actor":{"person":"Ben","role":"Officer"},"at":"2 June"}""", "instant")]
    [InlineData("""{"request":"R-1","kind":"Submitted","actor":{"person":"Ben","role":"Officer"}}""", "'at'")]
    [InlineData("""{"request":" ","kind":"Submitted","actor":{"person":"B","role":"O"},"at":"2026-06-02T12:00:00Z"}""", "id of a request")]
    [InlineData("""{"request":"R","kind":"Sent","actor":{"person":"B","role":"O"},"at":"2026-06-02T12:00:00Z"}""", "Sent")]
    [InlineData("""{"request":"R","kind":"Posted","actor":{"person":"B","role":"O"},"at":"2026-06-02T12:00:00Z"}""", "no amount of posted")]
    [InlineData("""{"request":"R","kind":"Answered","actor":{"person":"B","role":"O"},"at":"2026-06-02T12:00:00Z","subject":{}}""", "subj")]
    [InlineData("""{"request":"R","kind":"Answered","actor":{"person":"B","role":"O"},"at":"2026-06-02T12:00:00Z","x":1}""", "'x'")]
    public void What_is_no_event_is_refused_with_the_path(string json, string why)
    {
        JsonException refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApprovalEvent>(json));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Path);
    }

    [Theory]
    [InlineData("2026-06-02T13:00:00+01:00")]
    [InlineData("2026-06-02T06:30:00-05:30")]
    [InlineData("2026-06-02T12:00:00Z")]
    public void An_instant_is_read_with_any_offset_and_written_in_UTC(string text)
    {
        ApprovalEvent read = JsonSerializer.Deserialize<ApprovalEvent>(
            $$"""{"request":"R-1","kind":"Submitted","actor":{"person":"Ben","role":"Officer"},"at":"{{text}}"}""")!;
        Assert.Equal(At(2), read.At);
        Assert.Contains("\"at\":\"2026-06-02T12:00:00Z\"", JsonSerializer.Serialize(read), StringComparison.Ordinal);
    }

    /// <summary>Each converter by its own name, as a user of source generation registers it.</summary>
    [Fact]
    public void Each_converter_refuses_what_the_type_refuses()
    {
        var options = new JsonSerializerOptions
        {
            Converters =
            {
                new ApprovalActorJsonConverter(), new ApprovalEvidenceJsonConverter(), new ApprovalEventJsonConverter(),
                new WriteOffSubjectJsonConverter(),
            },
        };
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApprovalActor>(
            """{"person":"Ben","role":"Officer","otherRoles":[" "]}""", options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApprovalActor>(
            """{"person":"Ben","role":"Officer","otherRoles":"x"}""", options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApprovalEvidence>("""{"kind":"letter","reference":""}""", options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WriteOffSubject>("""{"dimensions":{"request":"R-1"}}""", options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WriteOffSubject>("""{"dueDate":"2026-02-30"}""", options));
        Assert.Equal(new WriteOffSubject(), JsonSerializer.Deserialize<WriteOffSubject>("{}", options));
    }
}
