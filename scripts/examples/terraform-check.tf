# Before terraform plan: originprobe check --format json --output origin.json origin.example.com || true
# A check warns in plan and apply; as a precondition of the distribution it stops them.
locals {
  origin = jsondecode(file("${path.module}/origin.json"))
}

check "cloudfront_would_connect" {
  assert {
    condition = local.origin.outcome == "CONNECT"
    error_message = join("\n", [for origin in local.origin.origins :
      "${origin.target}: ${origin.outcome} ${join(", ", origin.findings[*].rule)}"
    ])
  }
}
