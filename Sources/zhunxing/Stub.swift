import ArgumentParser
@main struct Z: ParsableCommand {}
