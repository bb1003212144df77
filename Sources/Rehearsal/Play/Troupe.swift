import Kernel

/// How the rehearsed centre is opened, and opened again after a restart.
struct Troupe {
    let open: (WallClock) throws -> any Store
    let files: FileStore
    let vault: Vault
    var modules = Rehearsal.modules
    var reactions: [Reaction] = []

    /// A centre on a store that fails as planned.
    func centre(_ clock: WallClock, _ plan: FailurePlan) throws -> Centre {
        Centre(
            store: FailingStore(store: try open(clock), plan: plan), files: files, vault: vault,
            clock: clock, modules: modules, reactions: reactions)
    }
}
